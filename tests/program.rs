//! The command-line program of `examples/dixit` as its users meet it.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The program, which `cargo test` builds with the other examples.
fn program() -> Command {
    let test = std::env::current_exe().expect("the path of this test");
    let profile = test.parent().and_then(|directory| directory.parent()).expect("target/<profile>/deps/<test>");
    let path = profile.join("examples").join("dixit").with_extension(std::env::consts::EXE_EXTENSION);
    assert!(path.exists(), "{} is not there: run `cargo test` or `cargo build --examples` first", path.display());
    let mut command = Command::new(path);
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = program();
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // In a thread of its own: the program writes before it has read everything.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    // A program that stops early closes the pipe; that is its right.
    let _ = writer.join().expect("the writer ends");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn results(output: &Output) -> Vec<Value> {
    text(&output.stdout).lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn ids(output: &Output) -> Vec<Value> {
    results(output).into_iter().map(|mut result| result["id"].take()).collect()
}

#[test]
fn standard_input_is_a_text_and_a_pipe_gets_json_lines() {
    let output = run(&[], "“It is done,” Mary Smith said.".as_bytes());
    assert!(output.status.success());
    let results = results(&output);
    assert_eq!(results.len(), 1);
    assert_eq!(results[0]["id"], Value::Null);
    assert_eq!(results[0]["offsets"], "bytes");
    assert_eq!(results[0]["quotes"][0]["content"][0], serde_json::json!({"start": 0, "end": 17}));
}

#[test]
fn offsets_count_what_they_are_told_to() {
    let input = "“🦀 It is done,” Mary Smith said.".as_bytes();
    for (unit, end) in [("bytes", 22), ("chars", 15), ("utf16", 16)] {
        let result = results(&run(&["--offsets", unit], input)).remove(0);
        assert_eq!(result["offsets"], unit);
        assert_eq!(result["quotes"][0]["content"][0]["end"], end, "{unit}");
    }
}

#[test]
fn json_lines_keep_their_order_and_ids_on_any_number_of_threads() {
    let line =
        |number: usize| format!("{{\"id\": \"{number}\", \"other\": [1], \"text\": \"“Yes,” {number} said.\"}}\n");
    let input: String = (0..500).map(line).collect();
    let one = run(&["--input", "jsonl"], input.as_bytes());
    let expected: Vec<Value> = (0..500).map(|number| number.to_string().into()).collect();
    assert_eq!(ids(&one), expected);
    let four = run(&["--input", "jsonl", "--threads", "4"], input.as_bytes());
    assert_eq!(one.stdout, four.stdout);
}

#[test]
fn a_line_without_an_id_gets_its_number() {
    let input = "{\"text\": \"a\"}\n\n{\"id\": 7, \"text\": \"b\"}\n{\"id\": null, \"text\": \"c\"}\n{\"id\": \"x\", \"text\": \"d\"}";
    let output = run(&["--input", "jsonl"], input.as_bytes());
    assert_eq!(ids(&output), [Value::from("1"), 7.into(), "4".into(), "x".into()]);
}

#[test]
fn a_bad_line_is_named_and_the_others_are_read() {
    let input = "{\"text\": \"a\"}\n{\"text\": 5}\n{\"text\": \"b\"}\nnonsense\n";
    let output = run(&["--input", "jsonl"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), [Value::from("1"), "3".into()]);
    let errors = text(&output.stderr);
    assert!(errors.contains("standard input, line 2: column 10: invalid type: integer `5`"), "{errors}");
    assert!(errors.contains("standard input, line 4: column 2: expected ident"), "{errors}");
}

#[test]
fn a_missing_file_is_named_and_the_others_are_read() {
    let output = run(&["no such file.txt", "examples/data/drought.txt"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output), ["examples/data/drought.txt"]);
    assert!(text(&output.stderr).starts_with("dixit: no such file.txt: "), "{}", text(&output.stderr));
}

#[test]
fn invalid_utf8_is_named_with_its_offset() {
    for arguments in [&["--strict", "-"][..], &["--input", "jsonl"]] {
        let output = run(arguments, b"caf\xe9 au lait");
        assert_eq!(output.status.code(), Some(1));
        let place = if arguments[0] == "--strict" { "" } else { ", line 1" };
        let reason = format!("dixit: standard input{place}: invalid UTF-8 at byte 3: expected UTF-8 text\n");
        assert_eq!(text(&output.stderr), reason);
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_text_in_another_encoding_is_read_with_offsets_of_its_bytes() {
    let sound = "“We won’t pay,” Zoë Lindqvist said.";
    let utf16 = ["\u{feff}", sound].concat().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let inputs: [(Vec<u8>, usize, usize); 5] = [
        (sound.as_bytes().to_vec(), 22, 36),
        (["\u{feff}", sound].concat().into_bytes(), 25, 39),
        (b"\x93We won\x92t pay,\x94 Zo\xeb Lindqvist said.".to_vec(), 16, 29),
        (utf16, 34, 60),
        ([sound.as_bytes(), b" Then \xff came."].concat(), 22, 36),
    ];
    for (input, start, end) in inputs {
        let result = results(&run(&[], &input)).remove(0);
        assert_eq!(result["quotes"][0]["text"], "“We won’t pay,”", "{input:x?}");
        assert_eq!(result["speakers"][0]["name"], "Zoë Lindqvist", "{input:x?}");
        assert_eq!(result["quotes"][0]["source"][0], serde_json::json!({"start": start, "end": end}), "{input:x?}");
    }
}

#[test]
fn the_page_of_a_text_in_another_encoding_shows_its_repairs() {
    let input = b"\x93We won\x92t pay the T\xb7rkish side,\x94 Zo\xeb Lindqvist said. The Turkish side left.";
    let output = run(&["--format", "pretty"], input);
    let page = text(&output.stdout);
    assert!(page.contains("(read as windows-1252)"), "{page}");
    assert!(page.contains("T·rkish → Turkish (letter") && page.contains("bytes 19 to 20"), "{page}");
}

#[test]
fn a_wrong_command_line_is_explained() {
    for wrong in [["--format", "yaml"], ["--confidence", "2"], ["--threads", "0"]] {
        let output = run(&wrong, b"");
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(text(&output.stderr).contains(wrong[1]), "{}", text(&output.stderr));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = program()
        .args(["--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    for _ in 0..1000 {
        if stdin.write_all(b"{\"text\": \"a\"}\n").is_err() {
            break;
        }
    }
    drop(stdin);
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
}

#[test]
fn the_page_is_plain_in_a_pipe_and_fits_the_width() {
    let articles = ["drought", "harbour", "inquiry"].map(|name| format!("examples/data/{name}.txt"));
    let output = run(&["--format", "pretty", "--claims", "all", &articles[0], &articles[1], &articles[2]], b"");
    assert!(output.status.success());
    let page = text(&output.stdout);
    assert!(!page.contains('\u{1b}'), "escape codes in a pipe");
    for line in page.lines() {
        assert!(line.chars().count() <= 100, "too long: {line}");
    }
    for article in &articles {
        assert!(page.contains(article.as_str()));
    }
}

#[test]
fn one_indented_object_a_document() {
    let output = run(&["--format", "json"], b"A text.");
    let whole: Value = serde_json::from_slice(&output.stdout).expect("one object");
    assert_eq!(whole["sentences"][0]["end"], 7);
    assert!(text(&output.stdout).lines().count() > 5);
}

#[test]
fn statistics_go_to_standard_error() {
    let output = run(&["--stats"], b"A text.");
    assert_eq!(results(&output).len(), 1);
    let report = text(&output.stderr);
    for stage in dixit::Stage::ALL {
        assert!(report.contains(stage.as_str()), "{report}");
    }
    assert!(report.contains("MB/s"));
}

#[test]
fn help_tells_the_exit_codes() {
    let output = run(&["--help"], b"");
    assert!(output.status.success());
    assert!(text(&output.stdout).contains("Exit codes"));
}

#[test]
fn an_empty_input_gives_no_line_of_jsonl_and_one_document_of_text() {
    assert!(run(&["--input", "jsonl"], b"").stdout.is_empty());
    assert_eq!(results(&run(&[], b"")).len(), 1);
}

/// The program reads and writes as a stream: a result is there before the next line is.
#[test]
fn results_come_while_the_input_is_open() {
    use std::io::{BufRead, BufReader};
    let mut child =
        program().args(["--input", "jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    // Blank lines behind a document are no next one.
    for (number, blank) in [(1, ""), (2, "\n"), (4, " \n\n"), (7, "")] {
        write!(stdin, "{{\"text\": \"a\"}}\n{blank}").expect("the program reads");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("the program writes");
        assert!(line.starts_with(&format!("{{\"id\":\"{number}\"")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
}
