// The result of call is any value or an error.

function one() returns int => 1;

public function main() {
    int a = function:call(one); // @error
    any|error b = function:call(one);
    any|error c = function:call(1); // @error
}
