// Where a call must be isolated, so must the functions given to functions of the
// lang library that call them.

int total = 0;

function addUp(int n) {
    total += n;
}

isolated function sum(int[] list, function (int) f) {
    list.forEach(addUp); // @error
    list.forEach(f); // @error
    list.forEach(function(int n) { // @error
    });
    list.forEach(isolated function(int n) {
    });
    f(1); // @error
}

isolated function scaled(int[] list, int by) returns int[] {
    int twice = by * 2;
    int[] a = list.map(n => n * by);
    int[] b = list.map(n => n * twice); // @error
    int[] c = list.map(n => n + total); // @error
    return a;
}

function anywhere(int[] list) {
    list.forEach(addUp);
    list.forEach(function(int n) {
        total += n;
    });
}
