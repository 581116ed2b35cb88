// A name is not declared again while a local declaration of it is in scope.

public function main() {
    int a = 1;
    {
        int a = 2; // @error
    }
    foreach int i in 0 ..< 2 {
        int b = i;
    }
    int b = 3;
    function (int) f = function(int b) { // @error
    };
    foreach int a in [1] { // @error
    }
}
