//! Where the app is, as the fragment of the address.

use bao_cao_so::state::route::Route;
use wasm_bindgen_test::wasm_bindgen_test;

/// The route after one, in some order; a new one has to be given its place here.
fn next(route: &Route) -> Option<Route> {
    let report = || "r-1".to_owned();
    match route {
        Route::Home => Some(Route::New),
        Route::New => Some(Route::Examples),
        Route::Examples => Some(Route::Import),
        Route::Import => Some(Route::Data),
        Route::Data => Some(Route::Collection("tong-hop/c/so-lieu".to_owned())),
        Route::Collection(_) => Some(Route::Help),
        Route::Help => Some(Route::of_report("r-1")),
        Route::Section { .. } => Some(Route::Findings { report: report() }),
        Route::Findings { .. } => Some(Route::Preview { report: report() }),
        Route::Preview { .. } => Some(Route::History { report: report() }),
        Route::History { .. } => None,
    }
}

#[wasm_bindgen_test]
fn every_route_is_read_as_it_is_written_and_knows_its_report() {
    let mut route = Some(Route::Home);
    while let Some(one) = route {
        let fragment = one.fragment();
        assert_eq!(Route::parse(&fragment), one);
        let of_report = fragment.contains("r-1").then_some("r-1");
        assert_eq!(one.report(), of_report, "{fragment}");
        route = next(&one);
    }
}

#[wasm_bindgen_test]
fn an_address_that_names_no_place_is_home() {
    for fragment in [
        "",
        "#",
        "#/",
        "#/no-such-page",
        "#/bao-cao",
        "#/bao-cao/a/b/c",
        "#//",
    ] {
        assert_eq!(Route::parse(fragment), Route::Home, "{fragment}");
    }
}
