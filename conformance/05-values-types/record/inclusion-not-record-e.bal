// Only record types are included in record types.

type M map<int>;
type R record {|
    *M; // @error
|};
