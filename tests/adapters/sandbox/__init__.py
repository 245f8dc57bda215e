"""The browser sandbox: its server, what a page and the program say to each other, and the page in a browser."""
