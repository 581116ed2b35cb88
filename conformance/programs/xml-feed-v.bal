// An XML feed with namespaces: reading, changing, and turning into records.
import ballerina/io;

xmlns "http://example.com/feed" as f;
xmlns "http://example.com/media" as m;

type Article record {|
    string id;
    string title;
    string[] tags;
    record {|int width; int height;|} size?;
|};

type FeedError distinct error;

function article(xml:Element e) returns Article|error {
    string id = check e.id;
    xml title = e/<f:title>;
    if title.length() != 1 {
        return error FeedError(string `article ${id} has ${title.length()} titles`);
    }
    Article a = {
        id,
        title: title.data().trim(),
        tags: from xml:Element t in e/<f:tag> order by t.data() select t.data()
    };
    xml media = e/**/<m:image>;
    if media is xml:Element {
        map<string> attributes = media.getAttributes();
        a.size = {
            width: check int:fromString(attributes["width"] ?: "0"),
            height: check int:fromString(attributes.get("{http://example.com/media}height"))
        };
    }
    return a;
}

function render(Article[] articles) returns xml {
    xml items = from Article {id, title, tags} in articles
        select xml `<li class="${tags.length() > 0 ? "tagged" : "plain"}"><a href="#${id}">${title}</a>${tagList(tags)}</li>`;
    return xml `<ul>${items}</ul>`;
}

function tagList(string[] tags) returns xml =>
    tags.length() == 0 ? xml `` : xml `<em>${string:'join(", ", ...tags)}</em>`;

public function main() returns error? {
    xml feed = xml `<f:feed>
        <f:article id="1"><f:title> First &amp; foremost </f:title><f:tag>b</f:tag><f:tag>a</f:tag>
            <f:body><m:image width="20" m:height="10"/></f:body></f:article>
        <f:article id="2"><f:title>Second</f:title><!-- a remark --></f:article>
        <f:article id="3"/>
        <?target data?>
    </f:feed>`;
    Article[] articles = [];
    foreach xml:Element e in feed/<f:article> {
        Article|error a = article(e);
        if a is error {
            io:println(a is FeedError, " ", a.message()); // @output true article 3 has 0 titles
        } else {
            articles.push(a);
        }
    }
    io:println(articles);
    // @output [{"id":"1","title":"First & foremost","tags":["a","b"],"size":{"width":20,"height":10}},{"id":"2","title":"Second","tags":[]}]
    xml page = render(articles);
    io:println(page);
    // @output <ul><li class="tagged"><a href="#1">First &amp; foremost</a><em>a, b</em></li><li class="plain"><a href="#2">Second</a></li></ul>
    foreach xml:Element li in page/<li> {
        li.setChildren(li/<a> + xml `<br/>`);
    }
    io:println((page/<li>/<br>).length(), (page/*).length(), page/**/<a>); // @output 22<a href="#1">First &amp; foremost</a><a href="#2">Second</a>
    io:println((feed/*).length(), (feed/*).elements().length(), (feed/<f:article>)[0] is xml:Element); // @output 93true
    xml:Element root = <xml:Element>feed;
    io:println(root.getName()); // @output {http://example.com/feed}feed
    string|error? none = (feed/<f:article>)[0]?.missing;
    io:println(none is ()); // @output true
    string|error bad = (feed/<f:article>)[1].missing;
    io:println(bad is error); // @output true
    xml parsed = check xml:fromString("<a b='1'>x<c/>y</a>");
    io:println(parsed, " ", parsed.data(), " ", (parsed/*).map(x => x is xml:Text ? xml `[${x.data()}]` : x)); // @output <a b="1">x<c/>y</a> xy [x]<c/>[y]
    xml|error broken = xml:fromString("<a><b></a>");
    io:println(broken is error); // @output true
    io:println(xml `<a/>` == xml `<a></a>`, xml:concat("t", xml `<b/>`) is xml<xml:Element|xml:Text>); // @output truetrue
    xml:Comment c = xml `<!--note-->`;
    xml:ProcessingInstruction pi = xml `<?php echo?>`;
    io:println(c.getContent(), pi.getTarget(), pi.getContent()); // @output notephpecho
}
