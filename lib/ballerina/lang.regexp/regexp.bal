# Regular expressions.
@builtinSubtype
public type RegExp any;

# Part of a string.
public type Span readonly & object {
    # Index of its first character
    public int startIndex;
    # Index behind its last character
    public int endIndex;
    # Returns the part.
    #
    # + return - The characters from `startIndex` up to `endIndex`
    public isolated function substring() returns string;
};

# What a match found: first all of it, then what each group of the expression
# matched, in the order of their opening parentheses; `()` for a group that had no
# part in the match.
public type Groups readonly & [Span, Span?...];

# Makes the text to put in the place of a match.
public type ReplacerFunction isolated function (Groups groups) returns string;

# What to put in the place of a match: a text as it is, or what a function makes of
# the match.
public type Replacement ReplacerFunction|string;

# Finds the first match.
# ```ballerina
# regexp:Span? span = (re `World`).find("Hello World");
# ```
#
# + re - The regular expression
# + str - The string to search
# + startIndex - Index from which on to search
# + return - The match, `()` when there is none
public isolated function find(RegExp re, string str, int startIndex = 0) returns Span? = external;

# Finds the first match, with its groups.
#
# + re - The regular expression
# + str - The string to search
# + startIndex - Index from which on to search
# + return - The match, `()` when there is none
public isolated function findGroups(RegExp re, string str, int startIndex = 0) returns Groups? = external;

# Finds all matches that do not overlap.
#
# + re - The regular expression
# + str - The string to search
# + startIndex - Index from which on to search
# + return - The matches, in order
public isolated function findAll(RegExp re, string str, int startIndex = 0) returns Span[] = external;

# Finds all matches that do not overlap, with their groups.
#
# + re - The regular expression
# + str - The string to search
# + startIndex - Index from which on to search
# + return - The matches, in order
public isolated function findAllGroups(RegExp re, string str, int startIndex = 0) returns Groups[] = external;

# Matches at one place.
#
# + re - The regular expression
# + str - The string
# + startIndex - Index at which the match has to start
# + return - The match, `()` when there is none
public isolated function matchAt(RegExp re, string str, int startIndex = 0) returns Span? = external;

# Matches at one place, with groups.
#
# + re - The regular expression
# + str - The string
# + startIndex - Index at which the match has to start
# + return - The match, `()` when there is none
public isolated function matchGroupsAt(RegExp re, string str, int startIndex = 0) returns Groups? = external;

# Tells whether all of a string matches.
# ```ballerina
# boolean b = (re `\d{3}`).isFullMatch("123"); // true
# ```
#
# + re - The regular expression
# + str - The string
# + return - Whether it matches
public isolated function isFullMatch(RegExp re, string str) returns boolean = external;

# Matches all of a string, with groups.
#
# + re - The regular expression
# + str - The string
# + return - The match, `()` when not all of the string matches
public isolated function fullMatchGroups(RegExp re, string str) returns Groups? = external;

# Replaces the first match.
#
# + re - The regular expression
# + str - The string to search
# + replacement - What to put in its place
# + startIndex - Index from which on to search
# + return - The string with the replacement, as it was when nothing matches
public isolated function replace(RegExp re, string str, Replacement replacement, int startIndex = 0) returns string = external;

# Replaces all matches that do not overlap.
# ```ballerina
# string s = (re `0+`).replaceAll("10010", "-"); // 1-1-
# ```
#
# + re - The regular expression
# + str - The string to search
# + replacement - What to put in their places
# + startIndex - Index from which on to search
# + return - The string with the replacements
public isolated function replaceAll(RegExp re, string str, Replacement replacement, int startIndex = 0) returns string = external;

# Splits a string at the matches.
# ```ballerina
# string[] parts = (re `,`).split("a,b"); // ["a", "b"]
# ```
#
# + re - Matches what separates the parts
# + str - The string
# + return - What stands before, between and behind the matches
public isolated function split(RegExp re, string str) returns string[] = external;

# Makes a regular expression of a text, which has the syntax of `re` templates.
#
# + str - The text
# + return - The regular expression, or an error that tells what is wrong with `str`
public isolated function fromString(string str) returns RegExp|error = external;

# The spans that the functions of this module return.
readonly class Match {
    # Index of its first character
    public int startIndex;
    # Index behind its last character
    public int endIndex;

    isolated function init(int startIndex, int endIndex) {
        self.startIndex = startIndex;
        self.endIndex = endIndex;
    }

    # Returns the part.
    #
    # + return - The characters from `startIndex` up to `endIndex`
    public isolated function substring() returns string = external;
}
