select b"\x00\xff" as raw, document, encode(document, "hex") as hex, length(document) as bytes from invoices where id = {id}
