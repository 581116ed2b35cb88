// Importing this module puts the MySQL driver beside a program. The driver is part of ballerinax/mysql here.
