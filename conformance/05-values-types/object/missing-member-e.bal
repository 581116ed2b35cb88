// An object without one of the members does not belong to the type.

type Named object {
    string name;
    function greet() returns string;
};

class NoName {
    function greet() returns string => "hi";
}

class NoGreet {
    string name = "";
}

class WrongType {
    string name = "";

    function greet() returns int => 1;
}

public function main() {
    Named a = new NoName(); // @error
    Named b = new NoGreet(); // @error
    Named c = new WrongType(); // @error
}
