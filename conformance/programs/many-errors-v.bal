// Thirty distinct errors of one union, told apart one after the other.
import ballerina/io;

type Detail record {|
    int code;
|};

type E0 distinct error<record {| *Detail; int d0; |}>;

type E1 distinct error<record {| *Detail; int d1; |}>;

type E2 distinct error<record {| *Detail; int d2; |}>;

type E3 distinct error<record {| *Detail; int d3; |}>;

type E4 distinct error<record {| *Detail; int d4; |}>;

type E5 distinct error<record {| *Detail; int d5; |}>;

type E6 distinct error<record {| *Detail; int d6; |}>;

type E7 distinct error<record {| *Detail; int d7; |}>;

type E8 distinct error<record {| *Detail; int d8; |}>;

type E9 distinct error<record {| *Detail; int d9; |}>;

type E10 distinct error<record {| *Detail; int d10; |}>;

type E11 distinct error<record {| *Detail; int d11; |}>;

type E12 distinct error<record {| *Detail; int d12; |}>;

type E13 distinct error<record {| *Detail; int d13; |}>;

type E14 distinct error<record {| *Detail; int d14; |}>;

type E15 distinct error<record {| *Detail; int d15; |}>;

type E16 distinct error<record {| *Detail; int d16; |}>;

type E17 distinct error<record {| *Detail; int d17; |}>;

type E18 distinct error<record {| *Detail; int d18; |}>;

type E19 distinct error<record {| *Detail; int d19; |}>;

type E20 distinct error<record {| *Detail; int d20; |}>;

type E21 distinct error<record {| *Detail; int d21; |}>;

type E22 distinct error<record {| *Detail; int d22; |}>;

type E23 distinct error<record {| *Detail; int d23; |}>;

type E24 distinct error<record {| *Detail; int d24; |}>;

type E25 distinct error<record {| *Detail; int d25; |}>;

type E26 distinct error<record {| *Detail; int d26; |}>;

type E27 distinct error<record {| *Detail; int d27; |}>;

type E28 distinct error<record {| *Detail; int d28; |}>;

type E29 distinct error<record {| *Detail; int d29; |}>;

type Failure E0|E1|E2|E3|E4|E5|E6|E7|E8|E9|E10|E11|E12|E13|E14|E15|E16|E17|E18|E19|E20|E21|E22|E23|E24|E25|E26|E27|E28|E29;

function detailOf(Failure e) returns int {
    if e is E0 {
        return e.detail().d0;
    } else if e is E1 {
        return e.detail().d1;
    } else if e is E2 {
        return e.detail().d2;
    } else if e is E3 {
        return e.detail().d3;
    } else if e is E4 {
        return e.detail().d4;
    } else if e is E5 {
        return e.detail().d5;
    } else if e is E6 {
        return e.detail().d6;
    } else if e is E7 {
        return e.detail().d7;
    } else if e is E8 {
        return e.detail().d8;
    } else if e is E9 {
        return e.detail().d9;
    } else if e is E10 {
        return e.detail().d10;
    } else if e is E11 {
        return e.detail().d11;
    } else if e is E12 {
        return e.detail().d12;
    } else if e is E13 {
        return e.detail().d13;
    } else if e is E14 {
        return e.detail().d14;
    } else if e is E15 {
        return e.detail().d15;
    } else if e is E16 {
        return e.detail().d16;
    } else if e is E17 {
        return e.detail().d17;
    } else if e is E18 {
        return e.detail().d18;
    } else if e is E19 {
        return e.detail().d19;
    } else if e is E20 {
        return e.detail().d20;
    } else if e is E21 {
        return e.detail().d21;
    } else if e is E22 {
        return e.detail().d22;
    } else if e is E23 {
        return e.detail().d23;
    } else if e is E24 {
        return e.detail().d24;
    } else if e is E25 {
        return e.detail().d25;
    } else if e is E26 {
        return e.detail().d26;
    } else if e is E27 {
        return e.detail().d27;
    } else if e is E28 {
        return e.detail().d28;
    } else if e is E29 {
        return e.detail().d29;
    }
}

function first(Failure e) returns int {
    if e is E0|E2|E4 {
        return e.detail().code;
    }
    if e is E1 || e is E3 {
        return -e.detail().code;
    }
    E5|E6|E7|Rest other = e;
    return other is Rest ? 0 : other.detail().code * 100;
}

type Rest E8|E9|E10|E11|E12|E13|E14|E15|E16|E17|E18|E19|E20|E21|E22|E23|E24|E25|E26|E27|E28|E29;

public function main() {
    Failure e = error E17("x", code = 4, d17 = 170);
    io:println(detailOf(e), " ", first(e)); // @output 170 0
    e = error E29("x", code = 4, d29 = 290);
    io:println(detailOf(e), " ", first(e)); // @output 290 0
    io:println(first(error E4("x", code = 4, d4 = 1))); // @output 4
    io:println(first(error E3("x", code = 4, d3 = 1))); // @output -4
    io:println(first(error E7("x", code = 4, d7 = 1))); // @output 400
}
