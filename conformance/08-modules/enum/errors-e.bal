// Members are strings, declared once at module level.

enum A {
    X = 1, // @error
    Y
}

const Y = "y"; // @error

enum B {
    Z,
    Z // @error
}

A a = "none"; // @error
