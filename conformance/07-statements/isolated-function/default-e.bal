// The defaults of an isolated function's parameters meet its requirements.

int counter = 0;

function next() returns int {
    counter += 1;
    return counter;
}

isolated function a(int n = next()) { // @error
}

isolated function b(int n = counter) { // @error
}

isolated function c(int n, int m = n + 1) {
}

function d(int n = next(), int m = counter) {
}
