SELECT U.ID, U.Name AS "Name" FROM Users U
