// Types that include each other in a circle are all wrong; what includes them
// from outside of the circle is not.

type A record {| // @error
    *B;
|};

type B record {| // @error
    *C;
    int b;
|};

type C record {| // @error
    *A;
    int c;
|};

type D record {|
    *A;
    int d;
|};
