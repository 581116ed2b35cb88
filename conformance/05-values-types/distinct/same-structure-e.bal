// Two distinct types of one structure do not take each other's values.

type Meter distinct object {
    int n;
};

type Foot distinct object {
    int n;
};

function f(Meter m) {
    Foot g = m; // @error
    object {int n;} o = m;
    Meter n = o; // @error
}
