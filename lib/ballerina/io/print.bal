# What can be printed: any value, an error, or a raw template.
public type Printable any|error|PrintableRawTemplate;

# The standard streams to which `fprint` and `fprintln` write: `io:stdout` or `io:stderr`.
public type FileOutputStream stdout|stderr;

# A raw template such as `` `total: ${sum}` `` whose insertions can be printed.
public type PrintableRawTemplate object {
    # The literal parts: one more than there are insertions
    public string[] & readonly strings;
    # The values between the literal parts
    public Printable[] insertions;
};

# Writes values to the standard output, one after the other with nothing between them.
# ```ballerina
# io:print("Reading ", fileName);
# ```
#
# + values - What to print
public isolated function print(Printable... values) = external;

# Writes values to the standard output, one after the other, and ends the line.
# ```ballerina
# io:println("Read ", count, " rows from ", fileName);
# ```
#
# + values - What to print
public isolated function println(Printable... values) = external;

# Writes values to the standard output or the standard error.
# ```ballerina
# io:fprint(io:stderr, "Unexpected input");
# ```
#
# + fileOutputStream - Where to write: `io:stdout` or `io:stderr`
# + values - What to print
public isolated function fprint(FileOutputStream fileOutputStream, Printable... values) = external;

# Writes values to the standard output or the standard error, and ends the line.
# ```ballerina
# io:fprintln(io:stderr, "Unexpected input");
# ```
#
# + fileOutputStream - Where to write: `io:stdout` or `io:stderr`
# + values - What to print
public isolated function fprintln(FileOutputStream fileOutputStream, Printable... values) = external;

# Reads a line from the standard input.
# ```ballerina
# string choice = io:readln("Choose 1 - 5: ");
# ```
#
# + a - A prompt to print first; nothing is printed for `()`
# + return - The line without its terminator, empty when the input has ended
public function readln(any? a = ()) returns string = external;
