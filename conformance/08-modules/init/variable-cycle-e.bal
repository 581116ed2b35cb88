// Variables do not depend on each other in a circle.

int a = b; int b = c(); // @error

function c() returns int => a;
