// Without an expected function type nothing can be inferred.

public function main() {
    var f = x => x; // @error
    int g = x => x; // @error
    function (int) returns int h = (a, b) => a; // @error
    function (int) returns int k = a => "x"; // @error
    any m = x => x; // @error
}
