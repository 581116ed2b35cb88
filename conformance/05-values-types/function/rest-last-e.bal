// A rest parameter comes last, and there is one.

function a(int... ns, string s) { // @error
}

function b(int... ns, string... ss) { // @error
}

function c(string s, int... ns) {
}
