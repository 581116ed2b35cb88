// What main is called with comes from a command line, as texts.

type Options record {|
    int level = 1;
    string[] names = [];
|};

type Name string;

public function main(int a, Name b, xml? c,
        error e, // @error
        future<int> f, // @error
        Options o,
        function () g, // @error
        int[]... r // @error
) {
}
