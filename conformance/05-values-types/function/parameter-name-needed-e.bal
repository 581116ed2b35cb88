// A function that is defined names its parameters.

type F function (int, string);

function f(int, string b) { // @error
}
