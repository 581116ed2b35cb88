// An isolated function uses no mutable module-level state.

int n = 0;
final int k = 1;
final int[] list = [];
final readonly & int[] fixed = [1];
isolated int safe = 0;

isolated function f() returns int {
    n = 2; // @error
    int a = n; // @error
    int b = list.length(); // @error
    int c = k + fixed.length();
    lock {
        c += safe;
    }
    return a + b + c;
}
