// A field that the type does not describe is given with a string literal.

type Person record {
    string name;
};

public function main() {
    Person p = {name: "Ann", age: 3}; // @error
    _ = p;
}
