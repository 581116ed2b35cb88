// Names of included fields differ from the names of parameters.

type Options record {|
    int width;
|};

function show(int width, *Options o) { // @error
}
