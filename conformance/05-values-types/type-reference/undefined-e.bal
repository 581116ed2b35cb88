// What a type reference names has to be a type.

int size = 1;

function f(Missing m) { // @error
}

type A size; // @error
type B Missing[]; // @error
