// An intersection is not a class.

class A {
    public int n = 1;
}

type Frozen A & readonly;

public function main() {
    Frozen f = new Frozen(); // @error
}
