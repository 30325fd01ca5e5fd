package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"path"

	"fiqra/bot/web/draw"
)

//go:embed assets
var assetFiles embed.FS

// assetTypes are the types of the files that pages load, by extension.
var assetTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// assets are the files that pages load, by name.
var assets = loadAssets()

func loadAssets() map[string][]byte {
	all := map[string][]byte{"draw.css": []byte(draw.CSS)}
	entries, err := assetFiles.ReadDir("assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	for _, e := range entries {
		data, err := assetFiles.ReadFile("assets/" + e.Name())
		if err != nil {
			panic(err)
		}
		all[e.Name()] = data
	}
	return all
}

// assetPath is where a page finds an asset, from the site's root. The version
// in it lets browsers keep the file until it is another.
func assetPath(name string) string { return "assets/" + name + "?v=" + hash(assets[name]) }

// hash names some data.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:6])
}

func serveAsset(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, known := assets[name]
	if !known {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", assetTypes[path.Ext(name)])
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	serveBytes(w, r, data)
}
