// Only classes and stream types can be given to new.

type T object {
    int x;
};

type U A|A2;

class A {
}

class A2 {
}

public function main() {
    var a = new T(); // @error
    var b = new U(); // @error
    var c = new Missing(); // @error
}
