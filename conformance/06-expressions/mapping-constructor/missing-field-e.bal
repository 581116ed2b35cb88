// A required field without default is specified, and of its type.

type User record {|
    string name;
    int age = 1;
|};

public function main() {
    User a = {age: 2}; // @error
    User b = {name: 5}; // @error
    User c = {name: "x", size: 3}; // @error
    User d = {name: "x"};
}
