public type WithArea object {
    public float side;
    function area() returns float;
};

public type Open object {
    public float side;
};
