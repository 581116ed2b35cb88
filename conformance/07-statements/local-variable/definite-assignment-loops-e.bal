// What is assigned in a loop may not have been, when the loop may not run.

function f(int[] list, boolean b) returns int {
    int a;
    foreach int n in list {
        a = n;
    }
    int c = a; // @error
    int d;
    while true {
        d = 1;
        break;
    }
    int e = d;
    int g;
    while b {
        g = 2;
    }
    return g; // @error
}
