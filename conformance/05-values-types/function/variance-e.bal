// A function that takes less or gives more does not fit.

function narrow(int x) returns int|string => x;

public function main() {
    function (int|string) returns int|string f = narrow; // @error
    function (int) returns int g = narrow; // @error
    function (int, int) returns int|string h = narrow; // @error
    function () returns int|string k = narrow; // @error
    function (int) m = narrow; // @error
}
