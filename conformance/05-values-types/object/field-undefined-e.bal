// A field has to be in the object's type, and takes its values.

class Person {
    string name = "Ann";
}

public function main() {
    Person p = new;
    p.age = 3; // @error
    p.name = 3; // @error
    int n = p.size; // @error
    object {} o = p;
    string s = o.name; // @error
}
