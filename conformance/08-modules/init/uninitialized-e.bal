// A variable without initializer is set in init, before it is used.

int a; // @error
final int b;

function init() {
    int n = b; // @error
    b = 1;
    b = 2; // @error
}
