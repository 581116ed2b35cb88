# Objects that can be iterated over: include it as `*object:Iterable;`.
public type Iterable distinct object {
    # Makes an iterator.
    #
    # + return - A new iterator, whose `next` gives the values until it returns `()` or an error
    public function iterator() returns object {
        public function next() returns record {|any|error value;|}|error?;
    };
};

# What a raw template expression makes: the parts of the template, not yet put
# together.
public type RawTemplate distinct object {
    # The texts around the insertions, one more than there are insertions
    public (readonly & string[]) strings;
    # The values of the insertions
    public (any|error)[] insertions;
};
