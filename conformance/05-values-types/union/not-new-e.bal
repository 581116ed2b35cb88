// A union is not a class, even when its members are.

class A {
}

class B {
}

type AB A|B;

public function main() {
    A a = new A();
    AB b = new AB(); // @error
    AB c = new B();
}
