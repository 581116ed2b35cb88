// The tag of an annotation has to be declared.

@missing // @error
type A int;

function f(@missing int n) { // @error
}
