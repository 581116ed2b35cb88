// A module has one function, variable, type or constant of a name.

function size() returns int => 1;

int size = 2; // @error

type Size int;

const Size = 3; // @error
