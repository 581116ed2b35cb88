public const LIMIT = 10;

public int variable = 1;

public type Pair record {|
    int a;
    string b;
|};

public enum Color {
    RED,
    GREEN
}

public function double(int n) returns int => n * 2;
