// No initializer depends on the variable itself, by whatever way.

int a = b; // @error
int b = viaFunction();

function viaFunction() returns int => a;

final int c = viaDefault(); // @error

type Entry record {|
    int number = c;
|};

function viaDefault() returns int {
    Entry e = {};
    return e.number;
}

function () returns int closure = () => d; // @error
int d = closure();

int e = f;
int f = 1;
