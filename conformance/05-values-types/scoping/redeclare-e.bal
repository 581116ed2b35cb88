// A local name is not declared again while it is in scope.

public function main() {
    int a = 1;
    int a = 2; // @error
    if a > 0 {
        int a = 3; // @error
    }
    foreach int a in [1] { // @error
    }
    int[] l = from int a in [1] select a; // @error
    function (int) returns int f = a => a; // @error
    int b = let int a = 1 in a; // @error
}
