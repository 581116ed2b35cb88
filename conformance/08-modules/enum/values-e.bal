// A member is a string constant, of a name of its own in the module.

enum Size {
    SMALL = 1, // @error
    LARGE
}

const LARGE2 = "x";

enum Other {
    LARGE2 // @error
}

function f() {
    Size s = "MEDIUM"; // @error
}
