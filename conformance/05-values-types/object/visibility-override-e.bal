// An override keeps the visibility of what it overrides; object types have no
// private members.

type Shape object {
    public int sides;
    float size;
    public function area() returns float;
};

type Square object {
    *Shape;
    int sides; // @error
    public float size; // @error
    public function area() returns float;
};

type Secret object {
    private int n; // @error
};
