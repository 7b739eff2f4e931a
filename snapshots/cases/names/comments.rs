select id, // the key
       /* and its */ name
from users
