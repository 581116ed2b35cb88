// Text processing with regular expressions and string functions.
import ballerina/io;
import ballerina/lang.regexp;

type Entry record {|
    string date;
    string level;
    string module;
    string text;
    map<string> tags;
|};

final string:RegExp LINE = re `^(\d{4})-(\d{2})-(\d{2}) +(INFO|WARN|ERROR) +\[([\w.]+)\] (.*)$`;
final string:RegExp TAG = re `(\w+)=("[^"]*"|\S+)`;

const string LOG = string `
2024-01-02 INFO  [app.http] started port=9090 host="my host"
2024-01-02 WARN [app.db] slow query ms=1200
garbage
2024-01-03 ERROR [app.db] lost connection retry=3 ms=7
2024-01-03 INFO [app.http] done
`;

function parse(string line) returns Entry? {
    regexp:Groups? groups = LINE.findGroups(line);
    if groups is () {
        return;
    }
    string[] parts = from var g in groups.slice(1) select (g is regexp:Span ? g.substring() : "");
    map<string> tags = map from regexp:Groups tag in TAG.findAllGroups(parts[5])
        let regexp:Span? key = tag[1], regexp:Span? value = tag[2]
        where key is regexp:Span && value is regexp:Span
        select [key.substring(), re `"`.replaceAll(value.substring(), "")];
    return {
        date: string:'join("/", parts[2], parts[1], parts[0]),
        level: parts[3],
        module: parts[4],
        text: TAG.replaceAll(parts[5], m => "<" + m[0].substring().substring(0, 1) + ">").trim(),
        tags
    };
}

function camel(string snake) returns string {
    string[] words = re `_+`.split(snake);
    return words[0] + string:'join("", ...from string w in words.slice(1)
        select w == "" ? "" : w.substring(0, 1).toUpperAscii() + w.substring(1));
}

function wrap(string text, int width) returns string[] {
    string[] lines = [];
    string line = "";
    foreach string word in re ` `.split(text) {
        if line != "" && line.length() + 1 + word.length() > width {
            lines.push(line);
            line = "";
        }
        line += (line == "" ? "" : " ") + word;
    }
    return line == "" ? lines : [...lines, line];
}

public function main() {
    string[] lines = re `\r?\n`.split(LOG.trim());
    Entry[] entries = from string l in lines
        let Entry? e = parse(l)
        where e is Entry
        select e;
    io:println(lines.length(), " ", entries.length()); // @output 5 4
    io:println(entries[0].tags, entries[0].text); // @output {"port":"9090","host":"my host"}started <p> <h>
    io:println(entries[2]); // @output {"date":"03/01/2024","level":"ERROR","module":"app.db","text":"lost connection <r> <m>","tags":{"retry":"3","ms":"7"}}
    var byModule = from var {module, level} in entries
        group by module
        order by module
        select {module, levels: [level]};
    io:println(byModule); // @output [{"module":"app.db","levels":["WARN","ERROR"]},{"module":"app.http","levels":["INFO","INFO"]}]
    int[] ms = from Entry e in entries
        let string? v = e.tags["ms"]
        where v is string
        let int|error n = int:fromString(v)
        where n is int
        order by n
        select n;
    io:println(ms, int:max(0, ...ms)); // @output [7,1200]1200
    io:println(camel("order_line_item"), " ", camel("x")); // @output orderLineItem x
    io:println(wrap("the quick brown fox jumps over the lazy dog", 12)); // @output ["the quick","brown fox","jumps over","the lazy dog"]
    io:println(re `[aeiou]`.replace("banana", "_"), re `[aeiou]`.replaceAll("banana", "_")); // @output b_nanab_n_n_
    io:println("héllo wörld"[1], " ", "日本語".length(), " ", "日本語".substring(1, 2)); // @output é 3 本
    io:println(from string:Char c in "abc" select c.toCodePointInt()); // @output [97,98,99]
    io:println("a,b,,c".includes(",,"), "abc" < "abd", "B" < "a", "x".padStart(3, "-"), "7".padZero(3)); // @output truetruetrue--x007
    io:println(re `\p{Lu}\p{Ll}+`.isFullMatch("Élan"), re `(?i:abc)`.isFullMatch("aBc")); // @output truetrue
    regexp:Span? s = re `o+`.find("foo boo", 3);
    io:println(s is regexp:Span ? [s.startIndex, s.endIndex, s.substring()] : []); // @output [5,7,"oo"]
    string name = "w";
    io:println(re `^${name}\.(b|c)$`.isFullMatch("w.c")); // @output true
    io:println(string `${"`"}tick${"`"} ${1 + 1} ${name.toUpperAscii()}`); // @output `tick` 2 W
    io:println("tab\tquote\"back\\slash\u{41}".length()); // @output 21
    string:RegExp|error bad = regexp:fromString("(unclosed");
    io:println(bad is error); // @output true
}
