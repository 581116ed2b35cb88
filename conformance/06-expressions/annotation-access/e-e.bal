// The tag must be declared, and the operand be a typedesc.

annotation mark on type;

type T int;

public function main() {
    typedesc<any> t = T;
    _ = t.@missing; // @error
    int n = 1;
    _ = n.@mark; // @error
}
