# Names the column that a record field stands for.
public type ColumnConfig record {|
    # Name of the column; upper and lower case are the same
    string name;
|};

# Maps a field of a row type to a column of another name.
public annotation ColumnConfig Column on record field;
