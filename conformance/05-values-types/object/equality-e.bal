// == needs an operand of type anydata, which objects are not.

class P {
    int x = 1;
}

public function main() {
    P a = new;
    P b = new;
    boolean same = a == b; // @error
}
