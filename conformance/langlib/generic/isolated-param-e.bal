// Within an isolated function a function argument has to be isolated.

int seen = 0;

function note(int n) {
    seen += n;
}

isolated function f(int[] list) {
    list.forEach(note); // @error
}

function g(int[] list) {
    list.forEach(note);
}
