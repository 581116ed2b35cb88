// A parser and evaluator for arithmetic: recursive types, error hierarchy, classes.
import ballerina/io;

type Operator "+"|"-"|"*"|"/";

type Number record {|
    decimal value;
|};

type Name record {|
    string name;
|};

type Operation record {|
    Operator op;
    Node left;
    Node right;
|};

type Let record {|
    string 'let;
    Node 'be;
    Node 'in;
|};

type Node Number|Name|Operation|Let;

type Failure distinct error;

type SyntaxFailure distinct Failure & error<record {| int at; string wanted; |}>;

type EvalFailure distinct Failure;

type UnknownName distinct EvalFailure & error<record {| string name; |}>;

type Token record {|
    "number"|"name"|"op"|"end" kind;
    string text;
    int at;
|};

class Lexer {
    *object:Iterable;
    private final string text;

    function init(string text) {
        self.text = text;
    }

    public function iterator() returns object {
        public isolated function next() returns record {|Token value;|}?;
    } => new TokenIterator(self.text);
}

class TokenIterator {
    private final string text;
    private int at = 0;

    isolated function init(string text) {
        self.text = text;
    }

    public isolated function next() returns record {|Token value;|}? {
        while self.at < self.text.length() && self.text[self.at] == " " {
            self.at += 1;
        }
        if self.at >= self.text.length() {
            return;
        }
        int begin = self.at;
        string:Char c = self.text[begin];
        self.at += 1;
        if !isWord(c) {
            return {value: {kind: "op", text: c, at: begin}};
        }
        while self.at < self.text.length() && isWord(self.text[self.at]) {
            self.at += 1;
        }
        string word = self.text.substring(begin, self.at);
        return {value: {kind: decimal:fromString(word) is decimal ? "number" : "name", text: word, at: begin}};
    }
}

isolated function isWord(string:Char c) returns boolean {
    int p = c.toCodePointInt();
    return p >= 0x30 && p <= 0x39 || p >= 0x61 && p <= 0x7a || c == ".";
}

class Parser {
    private final Token[] tokens;
    private int i = 0;

    function init(string text) {
        self.tokens = from Token t in new Lexer(text) select t;
        self.tokens.push({kind: "end", text: "end", at: text.length()});
    }

    function parse() returns Node|SyntaxFailure {
        Node n = check self.sum();
        return self.peek().kind == "end" ? n : self.fails("end");
    }

    private function peek() returns Token => self.tokens[self.i];

    private function fails(string wanted) returns SyntaxFailure {
        Token {text, at} = self.peek();
        return error("unexpected " + text, at = at, wanted = wanted);
    }

    private function accept(string... texts) returns string? {
        Token t = self.peek();
        if texts.indexOf(t.text) is () {
            return ();
        }
        self.i += 1;
        return t.text;
    }

    private function sum() returns Node|SyntaxFailure {
        Node n = check self.product();
        while true {
            string? op = self.accept("+", "-");
            if op is Operator {
                n = {op, left: n, right: check self.product()};
            } else {
                return n;
            }
        }
    }

    private function product() returns Node|SyntaxFailure {
        Node n = check self.atom();
        string? op = self.accept("*", "/");
        while op is Operator {
            n = {op, left: n, right: check self.atom()};
            op = self.accept("*", "/");
        }
        return n;
    }

    private function atom() returns Node|SyntaxFailure {
        Token t = self.peek();
        match t {
            {kind: "number", text: var text} => {
                self.i += 1;
                decimal|error value = decimal:fromString(text);
                return value is decimal ? {value} : self.fails("number");
            }
            {kind: "name", text: "let"} => {
                self.i += 1;
                Token name = self.peek();
                self.i += 1;
                if self.accept("=") is () {
                    return self.fails("=");
                }
                Node value = check self.sum();
                if self.accept("in") is () {
                    return self.fails("in");
                }
                return {'let: name.text, 'be: value, 'in: check self.sum()};
            }
            {kind: "name"} => {
                self.i += 1;
                return {name: t.text};
            }
        }
        if self.accept("(") is () {
            return self.fails("operand");
        }
        Node inner = check self.sum();
        return self.accept(")") is string ? inner : self.fails(")");
    }
}

function eval(Node n, map<decimal> env = {}) returns decimal|EvalFailure {
    if n is Number {
        return n.value;
    }
    if n is Name {
        return env[n.name] ?: error UnknownName("unknown name", name = n.name);
    }
    if n is Let {
        decimal v = check eval(n.'be, env);
        return eval(n.'in, {...without(env, n.'let), [n.'let]: v});
    }
    decimal l = check eval(n.left, env);
    decimal r = check eval(n.right, env);
    match n.op {
        "+" => {
            return l + r;
        }
        "-" => {
            return l - r;
        }
        "*" => {
            return l * r;
        }
        _ => {
            return r == 0d ? error("division by zero") : l / r;
        }
    }
}

function without(map<decimal> env, string name) returns map<decimal> =>
    env.filter(v => v !== env[name]);

function run(string text) returns string {
    do {
        Node n = check new Parser(text).parse();
        return (check eval(n)).toString();
    } on fail Failure e {
        if e is SyntaxFailure {
            return string `${e.message()} at ${e.detail().at}, wanted ${e.detail().wanted}`;
        }
        if e is UnknownName {
            return "unknown " + e.detail().name;
        }
        return "failed: " + e.message();
    }
}

public function main() {
    io:println(run("1 + 2 * 3")); // @output 7
    io:println(run("(1 + 2) * 3 - 0.50")); // @output 8.50
    io:println(run("10 / 4 / 5")); // @output 0.5
    io:println(run("let a = 2 in a * (a + 1)")); // @output 6
    io:println(run("let a = 2 in let b = a + 1 in a * b")); // @output 6
    io:println(run("1 / (2 - 2)")); // @output failed: division by zero
    io:println(run("1 + ")); // @output unexpected end at 4, wanted operand
    io:println(run("(1 + 2")); // @output unexpected end at 6, wanted )
    io:println(run("x * 2")); // @output unknown x
    io:println(run("1 2")); // @output unexpected 2 at 2, wanted end
}
