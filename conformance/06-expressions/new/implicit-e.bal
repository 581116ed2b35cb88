// An implicit new needs exactly one class or stream type.

class A {
}

class B {
}

type T object {
};

public function main() {
    A|B a = new; // @error
    int b = new; // @error
    var c = new; // @error
    T d = new; // @error
}
