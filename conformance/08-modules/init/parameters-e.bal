// The init function has no parameters.

function init(int n) { // @error
}
